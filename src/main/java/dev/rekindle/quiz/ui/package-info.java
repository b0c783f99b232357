@NullMarked
package dev.rekindle.quiz.ui;

import org.jspecify.annotations.NullMarked;
