//! The command line.

use chrono::NaiveDate;
use clap::{Parser, Subcommand, ValueEnum};
use domain::{CardId, RecordId, Role};
use std::path::PathBuf;

/// Works with a Handrail vault without its window.
#[derive(Parser)]
#[command(name = "handrailctl", version)]
pub(crate) struct Arguments {
    /// The vault's folder; the usual place for this person's data when not given.
    #[arg(long, global = true, value_name = "DIR")]
    pub(crate) vault: Option<PathBuf>,
    /// A file whose first line is the passphrase, or - for standard input. Asked for when not given.
    #[arg(long, global = true, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
    /// Print one JSON document.
    #[arg(long, global = true)]
    pub(crate) json: bool,
    #[command(subcommand)]
    pub(crate) command: Command,
}

impl Arguments {
    pub(crate) fn wants_example(&self) -> bool {
        matches!(self.command, Command::Record(RecordCommand::Example { .. }))
    }
}

#[derive(Subcommand)]
pub(crate) enum Command {
    /// The vault itself.
    #[command(subcommand)]
    Vault(VaultCommand),
    /// What was written.
    #[command(subcommand)]
    Record(RecordCommand),
    /// Find records by their words.
    Search {
        /// Words, each taken as a beginning.
        #[arg(required = true)]
        words: Vec<String>,
    },
    /// Cards: mine and others'.
    #[command(subcommand)]
    Card(CardCommand),
    /// Sealed letters.
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// Write everything into files anyone can read.
    Export {
        /// The form.
        #[arg(long, value_enum)]
        format: ExportFormat,
        /// A new file (json) or folder (markdown).
        dest: PathBuf,
    },
}

#[derive(Subcommand)]
pub(crate) enum VaultCommand {
    /// Make a new vault; prints its recovery words once.
    Create {
        /// The name on one's own card.
        #[arg(long)]
        name: Option<String>,
    },
    /// Read everything once and say what is wrong.
    Check,
    /// What the vault says of itself while locked.
    Info,
    /// Change the passphrase.
    Passphrase {
        /// A file whose first line is the new passphrase, or - for standard input (its second line when the old one comes from there too).
        #[arg(long, value_name = "FILE")]
        new_passphrase_file: Option<PathBuf>,
    },
    /// Open with the recovery words and set a new passphrase, taken from --passphrase-file.
    Recover {
        /// A file with the twelve words, or - for standard input.
        #[arg(long, value_name = "FILE")]
        words_file: Option<PathBuf>,
    },
}

#[derive(Subcommand)]
pub(crate) enum RecordCommand {
    /// The kinds of records.
    Kinds,
    /// A valid body of a kind.
    Example {
        /// The kind.
        kind: String,
    },
    /// Keep a new record; its JSON body comes from standard input.
    Add {
        /// The kind.
        kind: String,
    },
    /// Records in the order of their lists.
    List {
        /// Only of this kind.
        kind: Option<String>,
    },
    /// One record.
    Show {
        /// The record.
        id: RecordId,
    },
    /// Put a record into the trash.
    Trash {
        /// The record.
        id: RecordId,
    },
}

#[derive(Subcommand)]
pub(crate) enum CardCommand {
    /// My card, and the six words to read aloud.
    Show,
    /// Keep somebody's card.
    Add {
        /// The card, or a file that holds it.
        uri_or_file: String,
        /// What they are to you.
        #[arg(long, value_parser = parse_role)]
        role: Role,
        /// The name to keep it under; the name on the card when not given.
        #[arg(long)]
        name: Option<String>,
    },
    /// The cards kept here.
    List,
    /// Say that the six words were compared and are the same.
    Confirm {
        /// The card.
        id: CardId,
    },
}

#[derive(Subcommand)]
pub(crate) enum BundleCommand {
    /// Seal records into a new file for one reader.
    Seal {
        /// The reader's card.
        #[arg(long, value_name = "CARD")]
        to: CardId,
        /// A record; may be given again.
        #[arg(long = "item", value_name = "ID", required = true)]
        items: Vec<RecordId>,
        /// Leave a field out of every record that has it; may be given again.
        #[arg(long, value_name = "FIELD")]
        hide: Vec<String>,
        /// Cut people's names to initials.
        #[arg(long)]
        initials: bool,
        /// The new file.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Keep a bundle, answer it and seal the answer into a new file. What was answered before stays.
    Reply {
        /// The bundle.
        file: PathBuf,
        /// A file with comments: `[{"item": ID, "text": …}]`, with `element`, `field` and `quote` where wanted.
        #[arg(long, value_name = "JSON")]
        comments: Option<PathBuf>,
        /// How far all of it has got.
        #[arg(long, value_enum)]
        mark: Option<MarkAs>,
        /// What to do next; may be given again.
        #[arg(long, value_name = "TEXT")]
        assign: Vec<String>,
        /// The day it is asked for.
        #[arg(long, value_name = "DAY", requires = "assign")]
        due: Option<NaiveDate>,
        /// The new file.
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// What a bundle shows to anyone; needs no vault.
    Inspect {
        /// The bundle.
        file: PathBuf,
    },
    /// Open a bundle sealed for this vault.
    Open {
        /// The bundle.
        file: PathBuf,
        /// Keep it under its writer's card.
        #[arg(long)]
        save: bool,
    },
}

#[derive(Clone, Copy, ValueEnum)]
#[value(rename_all = "camelCase")]
pub(crate) enum MarkAs {
    Opened,
    Heard,
    GoneThrough,
}

#[derive(Clone, Copy, ValueEnum)]
pub(crate) enum ExportFormat {
    Json,
    Markdown,
}

fn parse_role(name: &str) -> Result<Role, &'static str> {
    Role::parse(name).ok_or("sponsor or sponsee")
}
