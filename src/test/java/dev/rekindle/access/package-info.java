@NullMarked
package dev.rekindle.access;

import org.jspecify.annotations.NullMarked;
