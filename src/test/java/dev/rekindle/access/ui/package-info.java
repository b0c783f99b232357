@NullMarked
package dev.rekindle.access.ui;

import org.jspecify.annotations.NullMarked;
