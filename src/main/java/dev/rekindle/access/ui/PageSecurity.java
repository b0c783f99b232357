package dev.rekindle.access.ui;

import static com.vaadin.flow.spring.security.VaadinSecurityConfigurer.vaadin;

import dev.rekindle.access.AuditService;
import dev.rekindle.access.SessionCheck;
import dev.rekindle.access.SignInLockedException;
import jakarta.servlet.DispatcherType;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;

/** Who may open the pages: whoever signed in, each page by its own annotation. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    SecurityFilterChain pages(HttpSecurity http, SessionCheck check, AuditService audit) {
        return http.authorizeHttpRequests(allow -> allow.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers("/*.css", "/icons/**")
                        .permitAll())
                .with(vaadin(), pages -> pages.loginView(LoginView.class)
                        .anyRequest(AuthorizeHttpRequestsConfigurer.AuthorizedUrl::authenticated)
                        .addLogoutHandler((request, response, person) -> {
                            if (person != null) {
                                audit.record("sign_out", person.getName(), Map.of());
                            }
                        }))
                .formLogin(form -> form.failureHandler(sayWhy()))
                .addFilterBefore(check, AuthorizationFilter.class)
                .build();
    }

    /** The filter belongs into the chain of the pages only, not before every request. */
    @Bean
    FilterRegistrationBean<SessionCheck> notByItself(SessionCheck check) {
        var registration = new FilterRegistrationBean<>(check);
        registration.setEnabled(false);
        return registration;
    }

    private static AuthenticationFailureHandler sayWhy() {
        return (request, response, problem) -> {
            var why = problem instanceof SignInLockedException locked
                    ? "locked=" + (locked.waitingTime().toSeconds() + 1)
                    : "error";
            response.sendRedirect(request.getContextPath() + "/login?" + why);
        };
    }
}
