/** Starts the console; nothing else lives at the root. */
@NullMarked
package dev.rekindle;

import org.jspecify.annotations.NullMarked;
