package dev.rekindle.importing;

import org.jspecify.annotations.Nullable;

/**
 * Proves, while a file is read, that none of its keys comes twice, which saves the database from sorting all of them.
 *
 * <p>An open-addressing table of 64-bit hashes. Equal keys have equal hashes, so keys whose hashes all differ all
 * differ. Of a hash that comes twice nothing is concluded: then the database is asked, as it is when there are more
 * keys than the memory set aside here can take.
 */
final class SeenKeys {

    private static final int FIRST_SLOTS = 1 << 12;

    /** 128 MB, enough for twelve million keys. */
    private static final int MOST_SLOTS = 1 << 24;

    private final Runnable whenRepeated;
    private long @Nullable [] slots = new long[FIRST_SLOTS];
    private int count;

    SeenKeys() {
        this(() -> {});
    }

    /** Tells at once when a hash comes for the second time. */
    SeenKeys(Runnable whenRepeated) {
        this.whenRepeated = whenRepeated;
    }

    /** Whether every hash so far was another one. */
    boolean allDiffer() {
        return slots != null;
    }

    void add(long hash) {
        var table = slots;
        if (table == null) {
            return;
        }
        if (!put(table, hash)) {
            slots = null;
            whenRepeated.run();
        } else if (++count > table.length / 4 * 3) {
            slots = table.length < MOST_SLOTS ? grown(table) : null;
        }
    }

    private static boolean put(long[] table, long hash) {
        var value = hash == 0 ? 1 : hash; // 0 is an empty slot
        var mask = table.length - 1;
        var at = (int) value & mask;
        while (table[at] != 0) {
            if (table[at] == value) {
                return false;
            }
            at = (at + 1) & mask;
        }
        table[at] = value;
        return true;
    }

    private static long[] grown(long[] table) {
        var larger = new long[2 * table.length];
        for (var value : table) {
            if (value != 0) {
                put(larger, value);
            }
        }
        return larger;
    }
}
