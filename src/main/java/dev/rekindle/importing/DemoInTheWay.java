package dev.rekindle.importing;

/** The system holds demo data, which an import would mix with real rows. */
public final class DemoInTheWay extends RuntimeException {

    DemoInTheWay() {
        super("The system holds demo data, and imported rows would mix with it. Import again and have the demo data"
                + " removed first: --replace-demo, or replace_demo=true.");
    }
}
