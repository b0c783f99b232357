package dev.rekindle.access;

import dev.rekindle.api.ProblemWriter;
import dev.rekindle.embedded.LocalSecret;
import jakarta.servlet.DispatcherType;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Who may call the doors for programs: no session, no cookie, a bearer token with every request. Services say who may
 * call them with {@code @PreAuthorize}, pages with {@code @RolesAllowed}: those of JSR 250 on a page would make Spring
 * wrap it into a proxy, and Vaadin cannot work with one.
 */
@Configuration(proxyBeanMethods = false)
@EnableMethodSecurity
class ApiSecurity {

    /** Hashes name their algorithm, so that a later one can be adopted without locking anybody out. */
    @Bean
    PasswordEncoder passwordEncoder() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    @Order(1)
    SecurityFilterChain api(HttpSecurity http, TokenService tokens, LocalSecret secret, ProblemWriter problems) {
        return http.securityMatcher("/api/**", "/actuator/**")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerFilter(tokens, secret, problems), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(allow -> allow.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("health"))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .hasRole("ADMIN")
                        .requestMatchers("/api/docs/**", "/api/openapi/**", "/api/swagger-ui/**")
                        .permitAll()
                        // Whose link the caller shows, or whose token, is asked where the answers are taken.
                        .requestMatchers(HttpMethod.POST, "/api/quiz/submit", "/api/quiz/withdraw")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/v1/tokens", "/api/v1/accounts/*/password")
                        .hasAuthority(BearerFilter.COMMAND_LINE)
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(refuse -> refuse.authenticationEntryPoint((request, response, problem) -> {
                            response.setHeader("WWW-Authenticate", "Bearer");
                            problems.write(
                                    response,
                                    HttpStatus.UNAUTHORIZED,
                                    "Send a valid token: \"Authorization: Bearer rk_…\". An admin makes one under"
                                            + " Settings, or ./rekindle token --role CRM.");
                        })
                        .accessDeniedHandler((request, response, problem) -> problems.write(
                                response,
                                HttpStatus.FORBIDDEN,
                                "The role of this token may not do this; use a token of a wider role.")))
                .build();
    }
}
