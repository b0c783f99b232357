@NullMarked
package dev.rekindle.embedded;

import org.jspecify.annotations.NullMarked;
