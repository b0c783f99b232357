@NullMarked
package dev.rekindle.ui;

import org.jspecify.annotations.NullMarked;
