package dev.rekindle.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.bind.annotation.BindParam;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses a parameter that the called method does not declare: a mistyped {@code as_fo} must not silently answer
 * another question. A method declares {@code @RequestParam}s, or one record annotated {@code @ModelAttribute} whose
 * components are the parameters (their {@code @BindParam} name, else their own).
 */
class KnownParametersOnly implements HandlerInterceptor {

    private final Map<HandlerMethod, Set<String>> declared = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && isOurs(method)) {
            var known = declared.computeIfAbsent(method, KnownParametersOnly::parameters);
            var unknown = new TreeSet<>(request.getParameterMap().keySet());
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw refuse(unknown, known);
            }
        }
        return true;
    }

    private static ErrorResponseException refuse(Set<String> unknown, Set<String> known) {
        var problem = ProblemDetail.forStatusAndDetail(
                HttpStatus.BAD_REQUEST,
                "There is no parameter %s here; %s"
                        .formatted(
                                String.join(", ", unknown),
                                known.isEmpty() ? "it takes none." : "it takes " + String.join(", ", known) + "."));
        return new ErrorResponseException(HttpStatus.BAD_REQUEST, problem, null);
    }

    private static boolean isOurs(HandlerMethod method) {
        return method.getBeanType().getPackageName().startsWith("dev.rekindle.");
    }

    private static Set<String> parameters(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .flatMap(KnownParametersOnly::names)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> names(MethodParameter parameter) {
        parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
        var single = parameter.getParameterAnnotation(RequestParam.class);
        if (single != null) {
            return Stream.of(single.name().isEmpty() ? String.valueOf(parameter.getParameterName()) : single.name());
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            // @BindParam stays on the constructor's parameters; the record's components don't carry it.
            return Arrays.stream(parameter
                            .getParameterType()
                            .getDeclaredConstructors()[0]
                            .getParameters())
                    .map(field -> {
                        var bound = field.getAnnotation(BindParam.class);
                        return bound == null ? field.getName() : bound.value();
                    });
        }
        return Stream.empty();
    }
}
