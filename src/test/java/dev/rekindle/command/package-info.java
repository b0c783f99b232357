@NullMarked
package dev.rekindle.command;

import org.jspecify.annotations.NullMarked;
