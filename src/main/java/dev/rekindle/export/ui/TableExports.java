package dev.rekindle.export.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.i18n.I18NProvider;
import dev.rekindle.chart.Chart;
import dev.rekindle.export.ExportedTable;
import dev.rekindle.export.Manifest;
import dev.rekindle.ui.Background;
import dev.rekindle.ui.Card;
import dev.rekindle.ui.ExportFile;
import dev.rekindle.ui.ExportMenu;
import dev.rekindle.ui.LoadingCard;
import dev.rekindle.ui.SmallTable;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Offers what cards show as files: the table of every chart, every small table and every grid, each with what it holds.
 */
public final class TableExports {

    private TableExports() {}

    /**
     * A card that loads by itself and offers what it shows.
     *
     * @param manifest of an answer
     */
    public static <T> LoadingCard<T> card(
            Background background,
            String title,
            Callable<T> question,
            Function<T, Component> show,
            Function<T, Manifest> manifest) {
        var menu = new ExportMenu().about(title);
        return new LoadingCard<>(background, title, question, answer -> {
                    var content = show.apply(answer);
                    offer(menu, content, manifest.apply(answer));
                    return content;
                })
                .controls(menu);
    }

    /** The same for what is shown of now. */
    public static <T> LoadingCard<T> card(
            Background background, String title, Callable<T> question, Function<T, Component> show, String subject) {
        return card(background, title, question, show, answer -> Manifest.live(subject, background.clock()));
    }

    /** Lets each card of a page, or of a part of it, offer what it shows now. */
    public static void offer(Component page, Manifest manifest) {
        within(page)
                .filter(Card.class::isInstance)
                .map(Card.class::cast)
                .forEach(card -> offer(menu(card), card, manifest));
    }

    private static void offer(ExportMenu menu, Component content, Manifest manifest) {
        sign(content, manifest);
        if (within(content).anyMatch(TableExports::isTable)) {
            menu.offer(() -> files(content, manifest));
        } else {
            menu.offer(List.of());
        }
    }

    /** Lets the pictures of charts say what they show, in themselves and in their names, like every other file. */
    public static void sign(Component content, Manifest manifest) {
        var source = source(manifest);
        charts(content).forEach(chart -> {
            chart.setSource(source);
            chart.setFileName(manifest.about(chart.getTitle()).fileName());
        });
    }

    private static ExportMenu menu(Card card) {
        var known = ComponentUtil.getData(card, ExportMenu.class);
        if (known != null) {
            return known;
        }
        var menu = new ExportMenu().about(card.title());
        ComponentUtil.setData(card, ExportMenu.class, menu);
        card.controls(menu);
        return menu;
    }

    /** The ways to take a table away, named in the reader's language. */
    public static List<ExportFile> files(ExportedTable table) {
        return table.files(
                I18NProvider.translate("export.csv"),
                I18NProvider.translate("export.xlsx"),
                I18NProvider.translate("export.manifest"));
    }

    private static List<ExportFile> files(Component content, Manifest manifest) {
        var tables = Stream.of(
                        charts(content).map(chart -> table(chart, manifest)),
                        tables(content).map(table -> table(table, manifest)),
                        grids(content).map(grid -> table(grid, manifest)))
                .flatMap(Function.identity())
                .toList();
        return tables.stream()
                .flatMap(table -> files(table, tables.size()).stream())
                .toList();
    }

    private static boolean isTable(Component part) {
        return part instanceof Chart || part instanceof SmallTable || part instanceof Grid;
    }

    private static Stream<Chart> charts(Component content) {
        return within(content).filter(Chart.class::isInstance).map(Chart.class::cast);
    }

    private static Stream<SmallTable> tables(Component content) {
        return within(content).filter(SmallTable.class::isInstance).map(SmallTable.class::cast);
    }

    private static Stream<Grid<?>> grids(Component content) {
        return within(content).filter(Grid.class::isInstance).map(grid -> (Grid<?>) grid);
    }

    private static List<ExportFile> files(Named table, int of) {
        return table.table()
                .files(
                        label("export.csv", table, of),
                        label("export.xlsx", table, of),
                        label("export.manifest", table, of));
    }

    private static String label(String key, Named table, int of) {
        var what = I18NProvider.translate(key);
        return of == 1 ? what : table.title() + " · " + what;
    }

    private record Named(String title, ExportedTable table) {}

    private static Named table(Chart chart, Manifest manifest) {
        var table = chart.table();
        return new Named(
                table.title(),
                new ExportedTable(manifest.about(table.title()).with(table.lines()), table.columns(), sink -> {
                    for (var row : table.rows()) {
                        sink.row(row.toArray());
                    }
                }));
    }

    /** Columns without a heading hold buttons; the first may name its rows without one. */
    private static Named table(SmallTable shown, Manifest manifest) {
        var texts = shown.texts();
        var head = texts.getFirst();
        var columns = IntStream.range(0, head.size())
                .filter(column -> column == 0 || !head.get(column).isEmpty())
                .boxed()
                .toList();
        var names = columns.stream().map(head::get).toList();
        var title = names.stream().filter(name -> !name.isEmpty()).findFirst().orElse("");
        return new Named(title, new ExportedTable(manifest.about(title), names, sink -> {
            for (var row : texts.subList(1, texts.size())) {
                sink.row(columns.stream()
                        .<@Nullable Object>map(column -> WrittenNumber.orText(row.get(column)))
                        .toArray());
            }
        }));
    }

    private static Named table(Grid<?> shown, Manifest manifest) {
        var table = new GridTable<>(shown);
        var columns = table.columns();
        var title = columns.isEmpty() ? "" : columns.getFirst();
        return new Named(title, new ExportedTable(manifest.about(title), columns, table::writeTo));
    }

    /** One line for a picture. */
    private static String source(Manifest manifest) {
        return Stream.concat(
                        Stream.of(manifest.range().replace(" ", " – "), manifest.zone(), manifest.asOf()),
                        manifest.filters().entrySet().stream()
                                .map(filter -> filter.getKey() + ": " + filter.getValue()))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    private static Stream<Component> within(Component root) {
        return Stream.concat(Stream.of(root), root.getChildren().flatMap(TableExports::within));
    }
}
