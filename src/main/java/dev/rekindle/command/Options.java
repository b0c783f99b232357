package dev.rekindle.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What was typed after the command's name.
 *
 * @param operands what stands alone, in order
 * @param values options with a value, by name without dashes
 * @param flags options without a value
 * @param settings settings of application.yml given as {@code --a.b=c}, as typed
 */
record Options(List<String> operands, Map<String, String> values, Set<String> flags, List<String> settings) {

    private static final Set<String> FLAGS = Set.of("replace-demo", "debug");

    /**
     * Reads {@code --name value}, {@code --name=value} and operands in any order.
     *
     * @param known the options this command takes
     */
    static Options parse(List<String> arguments, Set<String> known) {
        var operands = new ArrayList<String>();
        var values = new LinkedHashMap<String, String>();
        var flags = new java.util.LinkedHashSet<String>();
        var settings = new ArrayList<String>();
        var rest = arguments.iterator();
        while (rest.hasNext()) {
            var argument = rest.next();
            if (!argument.startsWith("--")) {
                operands.add(argument);
                continue;
            }
            var equals = argument.indexOf('=');
            var name = argument.substring(2, equals < 0 ? argument.length() : equals);
            if (name.contains(".") && equals > 0) {
                settings.add(argument);
            } else if (!known.contains(name)) {
                throw CommandFailure.usage("This command has no option --" + name + ".");
            } else if (FLAGS.contains(name)) {
                flags.add(name);
            } else if (equals > 0) {
                values.put(name, argument.substring(equals + 1));
            } else if (rest.hasNext()) {
                values.put(name, rest.next());
            } else {
                throw CommandFailure.usage("The option --" + name + " needs a value.");
            }
        }
        return new Options(List.copyOf(operands), Map.copyOf(values), Set.copyOf(flags), List.copyOf(settings));
    }

    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** The one operand of a command that takes exactly one. */
    String operand(String what) {
        if (operands.size() != 1) {
            throw CommandFailure.usage(
                    operands.isEmpty()
                            ? "This command needs " + what + "."
                            : "This command takes one " + what.replaceFirst("^an? ", "") + ", not "
                                    + String.join(" and ", operands) + ".");
        }
        return operands.getFirst();
    }

    void noOperands() {
        if (!operands.isEmpty()) {
            throw CommandFailure.usage(
                    "This command does not know what to do with " + String.join(" ", operands) + ".");
        }
    }
}
