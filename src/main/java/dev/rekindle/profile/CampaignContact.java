package dev.rekindle.profile;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A user's part in the campaign of a day; who stands in two arms has two.
 *
 * @param applied absent while no log of the campaign has come back
 */
public record CampaignContact(
        LocalDate sentOn, String arm, @Nullable Boolean applied) {}
