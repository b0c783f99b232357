@NullMarked
package dev.rekindle.ingest;

import org.jspecify.annotations.NullMarked;
