package dev.rekindle.importing;

/**
 * How far a running import has come.
 *
 * @param subject the file being read, or the table being checked or written
 * @param bytesRead of all files together
 * @param rows read from all files together
 */
public record ImportProgress(Phase phase, String subject, long bytesRead, long bytesTotal, long rows) {

    /** What an import does, in this order. */
    public enum Phase {
        READING,
        CHECKING,
        WRITING
    }
}
