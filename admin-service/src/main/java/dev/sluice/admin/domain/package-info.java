/**
 * Custom domain names, their base path mappings, and who may reach a private one. What clients reach by them is published
 * for the edge routers.
 */
@NullMarked
package dev.sluice.admin.domain;

import org.jspecify.annotations.NullMarked;
