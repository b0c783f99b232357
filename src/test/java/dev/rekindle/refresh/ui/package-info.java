@NullMarked
package dev.rekindle.refresh.ui;

import org.jspecify.annotations.NullMarked;
