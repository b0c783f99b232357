package dev.rekindle.refresh.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.rekindle.ingest.StreamStatus.Partition;
import dev.rekindle.ui.Formats;
import dev.rekindle.ui.SmallTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How far each partition is recorded; made anew only when there are others. */
final class PartitionTable extends Div {

    private final Function<@Nullable Instant, String> time;
    private final List<List<Span>> cells = new ArrayList<>();
    private List<Integer> shown = List.of();

    PartitionTable(Function<@Nullable Instant, String> time) {
        this.time = time;
        make();
    }

    void show(List<Partition> partitions) {
        var numbers = partitions.stream().map(Partition::partition).toList();
        if (!numbers.equals(shown)) {
            shown = numbers;
            make();
        }
        var formats = Formats.current();
        for (var row = 0; row < partitions.size(); row++) {
            var partition = partitions.get(row);
            var lag = partition.lag();
            var texts = List.of(
                    lag == null ? "–" : formats.count(lag),
                    formats.count(partition.nextOffset()),
                    time.apply(partition.recordedUntil()),
                    formats.count(partition.missed()));
            for (var column = 0; column < texts.size(); column++) {
                cells.get(row).get(column).setText(texts.get(column));
            }
        }
    }

    private void make() {
        cells.clear();
        var table = new SmallTable(
                getTranslation("stream.partition"),
                getTranslation("stream.lag"),
                getTranslation("stream.next-offset"),
                getTranslation("stream.recorded-until"),
                getTranslation("stream.missed"));
        for (var number : shown) {
            var row = Stream.generate(Span::new).limit(4).toList();
            cells.add(row);
            table.row(String.valueOf(number), row.toArray(Span[]::new));
        }
        removeAll();
        add(table);
    }
}
