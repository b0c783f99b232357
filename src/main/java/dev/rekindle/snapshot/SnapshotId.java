package dev.rekindle.snapshot;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Names what a result was computed from: definition, policy, as-of date and data version. */
public final class SnapshotId {

    private SnapshotId() {}

    /**
     * The same arguments give the same id, anywhere.
     *
     * @param definition name and version of the computation
     * @param policy every threshold and filter in it, as it stands in a URL
     * @param versions the version of each table it reads
     */
    public static String of(
            String definition, Map<String, String> policy, LocalDate asOf, SortedMap<String, Long> versions) {
        var seen = Stream.of(Stream.of(definition, asOf.toString()), lines(new TreeMap<>(policy)), lines(versions))
                .flatMap(part -> part)
                .collect(Collectors.joining("\n"));
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(seen.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    private static Stream<String> lines(SortedMap<String, ?> entries) {
        return entries.entrySet().stream().map(entry -> entry.getKey() + "=" + entry.getValue());
    }
}
