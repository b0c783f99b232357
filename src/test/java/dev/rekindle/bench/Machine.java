package dev.rekindle.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/** What the figures were measured on. */
record Machine(
        int cores, double memoryGigabytes, double loadBefore, String system, String jdk, double heapLimitMegabytes) {

    static Machine here() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                system.getAvailableProcessors(),
                system.getTotalMemorySize() / (double) (1 << 30),
                system.getSystemLoadAverage(),
                "%s %s %s".formatted(system.getName(), system.getVersion(), system.getArch()),
                "%s %s".formatted(System.getProperty("java.vendor.version"), Runtime.version()),
                PeakHeap.limitMegabytes());
    }
}
