package dev.rekindle.bench;

import java.nio.file.Path;
import java.util.List;
import org.springframework.context.ApplicationContext;

/** x */
final class PageBenchmark implements Benchmark {

    @Override
    public List<Integer> usualUsers() {
        return List.of(10_000);
    }

    @Override
    public Findings measure(int users, ApplicationContext app, Path scratch) throws Exception {
        return new Findings("", List.of());
    }
}
