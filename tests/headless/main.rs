//! Journeys without a window: two vaults, stock tools, hostile input, power cuts.

mod bundle;
mod configuration;
mod crash;
mod errors;
mod without_us;
mod workbook;
