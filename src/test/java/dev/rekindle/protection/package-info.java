@NullMarked
package dev.rekindle.protection;

import org.jspecify.annotations.NullMarked;
