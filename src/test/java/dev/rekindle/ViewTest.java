package dev.rekindle;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.Layout;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLayout;
import com.vaadin.flow.server.VaadinService;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.startup.ApplicationRouteRegistry;
import dev.rekindle.access.Role;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.util.ClassUtils;

/**
 * Pages without a browser: sign in with {@link #open}, then read what the user can read. English unless said otherwise.
 */
public abstract class ViewTest extends RekindleTest {

    /** Found by ourselves: Karibu looks at public classes only. */
    private static final Set<Class<? extends Component>> VIEWS =
            classes(Component.class, new AnnotationTypeFilter(Route.class));

    private static final Set<Class<? extends RouterLayout>> LAYOUTS =
            classes(RouterLayout.class, new AnnotationTypeFilter(Layout.class));

    @Autowired
    private ApplicationContext application;

    @BeforeEach
    void startVaadin() {
        var routes = new Routes(VIEWS, errorPages(), true);
        MockVaadin.setup(UI::new, new MockSpringServlet(routes, application, UI::new));
        var registry =
                ApplicationRouteRegistry.getInstance(VaadinService.getCurrent().getContext());
        LAYOUTS.forEach(registry::setLayout);
        UI.getCurrent().setLocale(Locale.ENGLISH);
    }

    @AfterEach
    void stopVaadin() {
        MockVaadin.tearDown();
    }

    /** Opens a page as somebody of this role. */
    protected static void open(Role role, String route) {
        signIn(role);
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        var request = (FakeRequest) VaadinServletRequest.getCurrent().getRequest();
        request.setUserPrincipalInt(authentication);
        request.setUserInRole((principal, name) ->
                role.authorities().stream().anyMatch(authority -> ("ROLE_" + name).equals(authority.getAuthority())));
        var location = new Location(route);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }

    /** Lets the page go on, as its browser would, until this holds. */
    protected static void await(ThrowingRunnable fact) {
        Awaitility.await().pollInSameThread().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            MockVaadin.clientRoundtrip(false);
            fact.run();
        });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static Set<Class<? extends HasErrorParameter<?>>> errorPages() {
        return (Set) classes(HasErrorParameter.class, new AssignableTypeFilter(HasErrorParameter.class));
    }

    private static <T> Set<Class<? extends T>> classes(Class<T> kind, TypeFilter filter) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        return scanner.findCandidateComponents("dev.rekindle").stream()
                .<Class<? extends T>>map(
                        found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null)
                                .asSubclass(kind))
                .collect(Collectors.toSet());
    }
}
