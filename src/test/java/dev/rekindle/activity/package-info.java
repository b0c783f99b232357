@NullMarked
package dev.rekindle.activity;

import org.jspecify.annotations.NullMarked;
