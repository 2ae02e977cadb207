//! `cargo xtask icons`: draws `icons/handrail.svg` in the sizes that the systems ask for.

use std::fs;
use std::process::Command;

use crate::command::run;
use crate::failure::Failure;
use crate::project::Project;

const PNGS: [(&str, u32); 4] = [("32x32.png", 32), ("128x128.png", 128), ("128x128@2x.png", 256), ("icon.png", 512)];
const ICO_SIZES: [u32; 6] = [16, 24, 32, 48, 64, 256];
const ICNS_SIZES: [(&[u8; 4], u32); 5] = [(b"ic11", 32), (b"ic12", 64), (b"ic07", 128), (b"ic08", 256), (b"ic09", 512)];

/// Writes every icon anew beside its source.
pub(crate) fn draw(project: &Project) -> Result<(), Failure> {
    let write = |name: &str, bytes: Vec<u8>| {
        let path = project.path("icons").join(name);
        fs::write(&path, bytes).map_err(Failure::file(&path))
    };
    for (name, size) in PNGS {
        write(name, png(project, size)?)?;
    }
    let frames = ICO_SIZES.into_iter().map(|size| Ok((size, png(project, size)?)));
    write("icon.ico", ico(&frames.collect::<Result<Vec<_>, Failure>>()?))?;
    let frames = ICNS_SIZES.into_iter().map(|(kind, size)| Ok((kind, png(project, size)?)));
    write("icon.icns", icns(&frames.collect::<Result<Vec<_>, Failure>>()?))
}

fn png(project: &Project, size: u32) -> Result<Vec<u8>, Failure> {
    let drawn = project.target("icon.png");
    let size = size.to_string();
    run(Command::new("rsvg-convert")
        .args(["--width", &size, "--height", &size, "--output"])
        .arg(&drawn)
        .arg(project.path("icons/handrail.svg")))?;
    fs::read(&drawn).map_err(Failure::file(&drawn))
}

/// An ICO file: a directory of 16 bytes a frame, then the frames as PNG.
fn ico(frames: &[(u32, Vec<u8>)]) -> Vec<u8> {
    let count = u16::try_from(frames.len()).unwrap_or(u16::MAX);
    let mut file = [[0, 0], 1u16.to_le_bytes(), count.to_le_bytes()].concat();
    let mut offset = 6 + 16 * u32::from(count);
    for (size, png) in frames {
        // 256 is written as 0: the field is one byte.
        let side = u8::try_from(*size).unwrap_or(0);
        file.extend([side, side, 0, 0, 1, 0, 32, 0]);
        file.extend(length(png).to_le_bytes());
        file.extend(offset.to_le_bytes());
        offset += length(png);
    }
    frames.iter().for_each(|(_, png)| file.extend(png));
    file
}

/// An ICNS file: each frame as its kind, its length with these 8 bytes, and a PNG.
fn icns(frames: &[(&[u8; 4], Vec<u8>)]) -> Vec<u8> {
    let total = 8 + frames.iter().map(|(_, png)| 8 + length(png)).sum::<u32>();
    let mut file = [*b"icns", total.to_be_bytes()].concat();
    for (kind, png) in frames {
        file.extend(kind.iter());
        file.extend((8 + length(png)).to_be_bytes());
        file.extend(png);
    }
    file
}

fn length(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.len()).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_ico_points_at_each_of_its_frames() {
        let file = ico(&[(16, vec![1; 3]), (256, vec![2; 4])]);
        assert_eq!(file[..6], [0, 0, 1, 0, 2, 0]);
        assert_eq!(file[6..8], [16, 16]);
        assert_eq!(file[22..24], [0, 0], "256 is written as 0");
        assert_eq!(file[34..38], 41u32.to_le_bytes(), "the second frame lies after the first");
        assert_eq!(file[41..], [2; 4]);
    }

    #[test]
    fn an_icns_says_its_whole_length() {
        let file = icns(&[(b"ic07", vec![7; 5])]);
        assert_eq!(file.len(), 21);
        assert_eq!(file[4..8], 21u32.to_be_bytes());
        assert_eq!(file[12..16], 13u32.to_be_bytes());
    }
}
