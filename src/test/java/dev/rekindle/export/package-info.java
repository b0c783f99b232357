/** Tests of files for spreadsheets. */
@NullMarked
package dev.rekindle.export;

import org.jspecify.annotations.NullMarked;
