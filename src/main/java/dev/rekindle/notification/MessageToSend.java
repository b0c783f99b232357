package dev.rekindle.notification;

/**
 * A message that somebody wants to be sent.
 *
 * @param payload JSON, for machines
 */
public record MessageToSend(String userId, String title, String message, String payload) {}
