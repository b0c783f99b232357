package dev.rekindle.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;

/** The most heap that was in use since the watch began; PostgreSQL and DuckDB live outside of it. */
final class PeakHeap {

    private static final double MEGABYTE = 1 << 20;

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .toList();

    private PeakHeap() {}

    static PeakHeap watch() {
        var watched = new PeakHeap();
        watched.pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        return watched;
    }

    /** An upper bound: the pools' peaks need not have come at the same moment. */
    double megabytes() {
        return Math.min(
                limitMegabytes(),
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MEGABYTE);
    }

    static double limitMegabytes() {
        return Runtime.getRuntime().maxMemory() / MEGABYTE;
    }
}
