/** The frame of every page: layout, cards that load by themselves, numbers that open, formats, translations, errors. */
@NullMarked
@ApplicationModule(allowedDependencies = {})
package dev.rekindle.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
