package dev.rekindle.profile;

import java.time.LocalDate;

/** A user's part in the campaign of a day; who stands in two arms has two. */
public record CampaignContact(LocalDate sentOn, String arm, boolean applied) {}
