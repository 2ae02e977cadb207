//! One function a command: open what it needs, call the use case, say what came of it.

use crate::arguments::{Arguments, BundleCommand, CardCommand, Command, ExportFormat, RecordCommand, VaultCommand};
use crate::failure::{Failure, refused};
use crate::{reply, secret};
use domain::{Choice, Item, Kind, Line, Settings};
use serde_json::{Value, json};
use std::path::Path;
use vault::{Beside, ErrorCode, LetterDraft, LockedVault, NewRecord, OpensWith, Reading, RecoveryWords, UnlockedVault};

type Answer = Result<Value, Failure>;

pub(crate) fn run(arguments: &Arguments) -> Answer {
    match &arguments.command {
        Command::Vault(command) => run_vault(arguments, command),
        Command::Record(command) => run_record(arguments, command),
        Command::Search { words } => {
            let hits = unlock(arguments)?.search(&words.join(" "))?;
            let hits =
                hits.iter().map(|hit| json!({ "id": hit.id, "kind": hit.sort, "title": hit.title, "snippet": hit.snippet }));
            Ok(json!({ "hits": hits.collect::<Vec<_>>() }))
        }
        Command::Card(command) => run_card(arguments, command),
        Command::Bundle(command) => run_bundle(arguments, command),
        Command::Export { format, dest } => {
            let vault = unlock(arguments)?;
            match format {
                ExportFormat::Json => vault.export_json(dest)?,
                ExportFormat::Markdown => vault.export_markdown(dest)?,
            }
            Ok(json!({ "dest": dest.display().to_string() }))
        }
    }
}

fn run_vault(arguments: &Arguments, command: &VaultCommand) -> Answer {
    let locked = locate(arguments)?;
    let source = arguments.passphrase_file.as_deref();
    match command {
        VaultCommand::Create { name } => {
            let name = name.as_deref().map(line).transpose()?;
            let passphrase = secret::passphrase(source, "New passphrase: ")?;
            let (mut vault, words) = locked.create(&passphrase)?;
            if let Some(my_name) = name {
                // The words are said only this once: a name that cannot be kept must not keep them back.
                let _ = vault.save_settings(&Settings { my_name, ..Settings::default() });
            }
            Ok(json!({ "recovery_words": words.words().join(" ") }))
        }
        VaultCommand::Check => Ok(json!(unlock(arguments)?.check()?)),
        VaultCommand::Info => Ok(json!(locked.describe()?)),
        VaultCommand::Passphrase { new_passphrase_file } => {
            let old = secret::passphrase(source, "Passphrase: ")?;
            let new = secret::passphrase(new_passphrase_file.as_deref(), "New passphrase: ")?;
            locked.unlock(&old)?.change_passphrase(&old, &new)?;
            Ok(json!({ "changed": true }))
        }
        VaultCommand::Recover { words_file } => {
            let words = secret::words(words_file.as_deref(), "Recovery words: ")?;
            let words = RecoveryWords::parse(&words).map_err(|_| refused(ErrorCode::WrongRecoveryWords))?;
            let new = secret::passphrase(source, "New passphrase: ")?;
            locked.recover(&words, &new)?;
            Ok(json!({ "recovered": true }))
        }
    }
}

fn run_record(arguments: &Arguments, command: &RecordCommand) -> Answer {
    match command {
        RecordCommand::Kinds => Ok(json!({ "kinds": Kind::ALL })),
        RecordCommand::Example { kind } => Ok(parse_kind(kind)?.example().to_json()),
        RecordCommand::Add { kind } => {
            let kind = parse_kind(kind)?;
            // The passphrase comes first when both come from standard input.
            let mut vault = unlock(arguments)?;
            let record = vault.add_record(NewRecord { kind, body: secret::body_from_stdin()?, beside: Beside::default() })?;
            Ok(json!({ "id": record.id }))
        }
        RecordCommand::List { kind } => {
            let kind = kind.as_deref().map(parse_kind).transpose()?;
            let records = unlock(arguments)?.list_records(kind)?;
            let rows = records.iter().map(|record| json!({ "id": record.id, "kind": record.body.kind() }));
            Ok(json!({ "records": rows.collect::<Vec<_>>() }))
        }
        RecordCommand::Show { id } => Ok(json!(unlock(arguments)?.load_record(*id)?)),
        RecordCommand::Trash { id } => {
            unlock(arguments)?.trash_record(*id)?;
            Ok(json!({ "id": id }))
        }
    }
}

fn run_card(arguments: &Arguments, command: &CardCommand) -> Answer {
    let mut vault = unlock(arguments)?;
    match command {
        CardCommand::Show => Ok(json!(vault.my_card()?)),
        CardCommand::Add { uri_or_file, role, name } => {
            let text = card_text(uri_or_file)?;
            let name = name.as_deref().map(line).transpose()?;
            Ok(json!(vault.add_card(&text, name, *role)?))
        }
        CardCommand::List => Ok(json!({ "cards": vault.list_cards()? })),
        CardCommand::Confirm { id } => Ok(json!(vault.confirm_card(*id)?)),
    }
}

fn run_bundle(arguments: &Arguments, command: &BundleCommand) -> Answer {
    match command {
        BundleCommand::Seal { to, items, hide, initials, out } => {
            let choice = |record: &_| Choice { record: *record, hidden: hide.clone(), initials: *initials };
            let draft = LetterDraft { to: *to, choices: items.iter().map(choice).collect() };
            Ok(json!(unlock(arguments)?.seal_letter(&draft, out)?))
        }
        BundleCommand::Inspect { file } => {
            let envelope = vault::inspect_bundle(file)?;
            let opens_with = match envelope.opens_with {
                OpensWith::Reader => "card",
                OpensWith::Passphrase => "passphrase",
            };
            Ok(json!({ "armored": envelope.armored, "opensWith": opens_with, "bytes": envelope.bytes }))
        }
        BundleCommand::Open { file, save } => {
            let mut vault = unlock(arguments)?;
            let reading = if *save { vault.receive_letter(file)? } else { vault.read_letter(file)? };
            Ok(opened(&reading))
        }
        BundleCommand::Reply { file, comments, mark, assign, due, out } => {
            let comments = comments.as_deref().map(reply::read_comments).transpose()?.unwrap_or_default();
            let mut vault = unlock(arguments)?;
            let reading = vault.receive_letter(file)?;
            let reply = reply::add(reading.reply, &reading.letter, comments, *mark, assign, *due)?;
            vault.save_reply(reading.letter.id, &reply)?;
            Ok(json!(vault.seal_reply(reading.letter.id, out)?))
        }
    }
}

fn opened(reading: &Reading) -> Value {
    let item = |item: &Item| json!({ "id": item.id, "kind": item.kind, "version": item.version, "body": item.fields, "hidden": item.hidden });
    json!({
        "id": reading.letter.id,
        "proven": true,
        "confirmed": reading.confirmed,
        "from": reading.from.name,
        "card": reading.from.id,
        "items": reading.letter.items.iter().map(item).collect::<Vec<_>>(),
        "kind": reading.letter.kind,
        "inReplyTo": reading.letter.in_reply_to,
        "comments": reading.letter.comments,
        "marks": reading.letter.marks,
        "assignments": reading.letter.assignments,
    })
}

fn locate(arguments: &Arguments) -> Result<LockedVault, Failure> {
    let folder = arguments.vault.clone().or_else(vault::default_folder).ok_or_else(|| refused(ErrorCode::VaultMissing))?;
    Ok(LockedVault::at(folder))
}

fn unlock(arguments: &Arguments) -> Result<UnlockedVault, Failure> {
    let locked = locate(arguments)?;
    let passphrase = secret::passphrase(arguments.passphrase_file.as_deref(), "Passphrase: ")?;
    Ok(locked.unlock(&passphrase)?)
}

fn parse_kind(name: &str) -> Result<Kind, Failure> {
    Kind::parse(name).map_err(|_| refused(ErrorCode::KindUnknown))
}

fn line(text: &str) -> Result<Line, Failure> {
    Line::new(text).map_err(|_| refused(ErrorCode::InvalidInput))
}

fn card_text(uri_or_file: &str) -> Result<String, Failure> {
    if uri_or_file.starts_with("handrail-card:") {
        return Ok(uri_or_file.to_owned());
    }
    Ok(vault::read_card_file(Path::new(uri_or_file))?)
}
