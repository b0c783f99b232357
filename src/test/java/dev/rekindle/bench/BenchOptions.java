package dev.rekindle.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * What is to be measured.
 *
 * @param users how many, instead of the usual numbers
 * @param folder where the folders that are gone afterwards are made
 */
record BenchOptions(List<String> benchmarks, Optional<Integer> users, Path folder) {

    /**
     * @param known the names of all benchmarks; without a name all of them are meant
     * @throws IllegalArgumentException with a sentence for whoever typed it
     */
    static BenchOptions parse(String[] args, Collection<String> known) {
        var names = new ArrayList<String>();
        Optional<Integer> users = Optional.empty();
        var folder = Path.of(System.getProperty("java.io.tmpdir"));
        for (var i = 0; i < args.length; i++) {
            switch (args[i]) {
                case "--users" -> users = Optional.of(number(value(args, i++)));
                case "--data" -> folder = Path.of(value(args, i++));
                default -> names.add(benchmark(args[i], known));
            }
        }
        return new BenchOptions(names.isEmpty() ? List.copyOf(known) : names, users, folder);
    }

    private static String benchmark(String name, Collection<String> known) {
        if (!known.contains(name)) {
            throw new IllegalArgumentException("What is measured is one of %s, or all of them, not \"%s\"."
                    .formatted(String.join(", ", known), name));
        }
        return name;
    }

    private static String value(String[] args, int option) {
        if (option + 1 == args.length) {
            throw new IllegalArgumentException(args[option] + " takes a value.");
        }
        return args[option + 1];
    }

    private static int number(String text) {
        if (!text.matches("[1-9]\\d{0,7}")) {
            throw new IllegalArgumentException("--users takes a number of users, not \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }
}
