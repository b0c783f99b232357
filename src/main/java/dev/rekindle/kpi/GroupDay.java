package dev.rekindle.kpi;

import java.time.LocalDate;
import java.util.Map;

/** In which groups those stood at the end of a day, today now, who had acted by then. */
public record GroupDay(LocalDate day, Map<String, Long> users) {}
