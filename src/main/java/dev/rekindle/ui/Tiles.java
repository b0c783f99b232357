package dev.rekindle.ui;

import com.vaadin.flow.component.html.Div;

/** Tiles beside each other, as many as fit. */
public final class Tiles extends Div {

    public Tiles(StatTile... tiles) {
        super(tiles);
        addClassName("rk-tiles");
    }
}
