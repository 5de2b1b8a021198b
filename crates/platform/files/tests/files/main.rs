//! Files from the sender's hand to the reader's, on real disks and both databases.

mod crash;
mod pictures;
mod recordings;
mod rows;
mod samples;
mod uploads;
