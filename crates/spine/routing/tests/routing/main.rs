//! The room as a whole, on both databases.

mod calendar;
mod city;
mod pages;
mod rules;
mod suggestions;
