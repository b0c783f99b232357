@NullMarked
package dev.rekindle.recommendation.ui;

import org.jspecify.annotations.NullMarked;
