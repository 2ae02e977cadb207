//! Exports: everything a person wrote, readable without this app. The files are as readable as any other file: the person asked for that.

mod json;
mod markdown;
