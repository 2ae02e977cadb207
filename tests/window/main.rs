//! Journeys in the real window. Each runs on a desk of its own, and leaves pictures under `target/pictures/` for people to look at.

mod circle_journey;
mod crash;
mod desk_journey;
mod hostile;
mod lock;
mod network;
mod screens;
mod smooth;
mod steps_of;
