package dev.rekindle.campaign;

/**
 * The words of an arm's message in one language.
 *
 * @param lang {@code ko} or {@code en}
 */
public record MessageTemplate(Arm arm, String lang, String title, String body) {}
