/**
 * A model of the hand-over, from the log of ticks to a gateway, explored exhaustively: every order
 * of the steps of two ingests, two owners, two view writers and a gateway, with deaths, delays and
 * a Redis that loses writes. Where a rule of the platform is small and pure, it is the platform's
 * own class that decides.
 */
@NullMarked
package io.marketdata.compute.handover;

import org.jspecify.annotations.NullMarked;
