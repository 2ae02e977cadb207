//! Journeys without a window: two vaults, stock tools, hostile input, power cuts.

mod bundle;
mod configuration;
mod crash;
mod demo;
mod errors;
mod hostile;
mod second;
mod without_us;
mod workbook;
