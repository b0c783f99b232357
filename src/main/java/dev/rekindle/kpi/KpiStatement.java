package dev.rekindle.kpi;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The statement that made a number.
 *
 * @param parameters by name, as text
 */
public record KpiStatement(String sql, Map<String, String> parameters) {

    static KpiStatement of(String sql, Map<String, @Nullable Object> values) {
        var parameters = new TreeMap<String, String>();
        values.forEach((name, value) ->
                parameters.put(name, value instanceof Object[] list ? Arrays.toString(list) : String.valueOf(value)));
        return new KpiStatement(sql, parameters);
    }
}
