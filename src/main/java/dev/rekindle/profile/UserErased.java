package dev.rekindle.profile;

/** A user is erased in the current transaction; what is kept elsewhere under this id has to go too. */
public record UserErased(String userId) {}
