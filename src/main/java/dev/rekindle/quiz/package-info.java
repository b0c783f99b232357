/** The psychometric quiz: questions and scoring as versions, answers that can be withdrawn, and the risk profile. */
@NullMarked
@ApplicationModule(allowedDependencies = {"embedded", "ui", "api", "access", "export", "export :: ui", "segment"})
package dev.rekindle.quiz;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
