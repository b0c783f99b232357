@NullMarked
package dev.rekindle.quiz;

import org.jspecify.annotations.NullMarked;
