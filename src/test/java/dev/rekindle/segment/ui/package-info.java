@NullMarked
package dev.rekindle.segment.ui;

import org.jspecify.annotations.NullMarked;
