//! This room through the router, in memory, on both databases.

mod admin;
mod city;
mod kept;
mod sign_in;
