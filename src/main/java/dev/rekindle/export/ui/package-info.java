/** How pages offer what they show as files. */
@NullMarked
@NamedInterface("ui")
package dev.rekindle.export.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
