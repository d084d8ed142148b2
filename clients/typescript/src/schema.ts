/** Generated from docs/openapi.json by `npm run generate`. Do not edit. */
export interface paths {
    "/upload-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get a presigned PUT for one selfie
         * @description The URL takes exactly the declared type and length, cannot overwrite an object and soon expires. Where no length is declared the bucket takes any, and above 10 485 760 bytes the analysis answers 413 `image_too_large` before a byte is decoded. The upload itself starts the analysis.
         */
        post: operations["createUploadUrl"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get-presigned-url": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a presigned PUT for one selfie, asked in the query */
        get: operations["getPresignedUrl"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/analyze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Analyse an uploaded selfie, or make a new revision of its look
         * @description Returns the stored look when nothing new is asked. `refine` or other preferences make a new revision from the stored profile, with no second selfie.
         */
        post: operations["analyze"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/look/{uploadId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read one look, or where it stands
         * @description A failed analysis answers with its own status and code.
         */
        get: operations["getLook"];
        put?: never;
        post?: never;
        /** Forget one look and its selfie */
        delete: operations["deleteLook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/looks/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List a user's looks, newest first */
        get: operations["listLooks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/looks/save": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Save or unsave a look, name it, note on it */
        post: operations["saveLook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/get-recommendation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what an AR client needs of a look: layers, template link, products
         * @description The look’s products, laid on the places of its preset: a layer has the color and finish of its product and the coverage of its step, and there is none without a product.
         */
        get: operations["getRecommendation"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the AR presets */
        get: operations["listPresets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/presets/{presetId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read one AR preset */
        get: operations["getPreset"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read preferences, corrections, consent and quotas */
        get: operations["getUser"];
        put?: never;
        post?: never;
        /** Erase the user: rows, selfies and, if asked, the account */
        delete: operations["eraseUser"];
        options?: never;
        head?: never;
        /** Set preferences and corrections; null removes one */
        patch: operations["updateUser"];
        trace?: never;
    };
    "/users/{userId}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record consent to the current privacy notice
         * @description Any version but the current one is 400. Agreeing again keeps the first time.
         */
        put: operations["giveConsent"];
        post?: never;
        /** Withdraw consent, which erases everything of the user */
        delete: operations["withdrawConsent"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/{userId}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read everything that is stored about the user */
        get: operations["exportUser"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the version, and which engine will answer */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        UploadUrlRequest: {
            /** @enum {string} */
            contentType?: "image/jpeg" | "image/png" | "image/jpg";
            contentLength?: number;
            preferences?: components["schemas"]["Preferences"];
        };
        AnalyzeRequest: {
            /** Format: uuid */
            uploadId: string;
            userId?: string;
            preferences?: components["schemas"]["Preferences"];
            /** @enum {string} */
            refine?: "softer" | "bolder" | "warmer" | "cooler" | "another";
        };
        SaveLookRequest: {
            /** Format: uuid */
            uploadId: string;
            userId?: string;
            saved?: boolean;
            name?: string | null;
            notes?: string | null;
        };
        UpdateUserRequest: {
            preferences?: components["schemas"]["PreferencesPatch"];
            corrections?: components["schemas"]["CorrectionsPatch"];
        };
        ConsentRequest: {
            noticeVersion: string;
        };
        UploadTicket: {
            /** Format: uuid */
            uploadId: string;
            /** Format: uri */
            url: string;
            /** @constant */
            method: "PUT";
            headers: {
                [key: string]: string;
            };
            maxBytes: number;
            /** Format: date-time */
            expiresAt: string;
        };
        Pending: {
            /** Format: uuid */
            uploadId: string;
            /** @enum {string} */
            status: "awaiting_upload" | "analyzing";
            retryAfterSeconds: number;
        };
        Look: {
            /** Format: uuid */
            uploadId: string;
            userId: string;
            /** @constant */
            status: "ready";
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lookName: string;
            arPresetId: string;
            products: components["schemas"]["Product"][];
            productLinks: string[];
            total: components["schemas"]["Total"];
            minutes: number;
            language: string;
            unmet: components["schemas"]["Unmet"][];
            skinTone: string;
            /** @enum {string} */
            faceShape: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
            facialFeatures: components["schemas"]["FacialFeatures"];
            recommendedLook: components["schemas"]["RecommendedLook"];
            alternatives: components["schemas"]["Alternative"][];
            faceProfile: components["schemas"]["FaceProfile"];
            saved: boolean;
            /** Format: date-time */
            savedAt: string | null;
            name: string | null;
            notes: string | null;
            revisions: components["schemas"]["LookRevision"][];
            provenance: components["schemas"]["Provenance"];
        };
        Values: {
            [key: string]: components["schemas"]["NamedValue"];
        };
        NamedValue: string | number | string[];
        Reason: {
            text: string;
            features: string[];
            code: string;
            values: components["schemas"]["Values"];
        };
        Unmet: {
            /** @enum {string} */
            wish: "brands" | "budget" | "minutes" | "country" | "currency" | "vegan" | "avoid" | "refine" | "products";
            code: string;
            values: components["schemas"]["Values"];
            why: string;
        };
        RecommendedLook: {
            name: string;
            /** @enum {string} */
            style: "natural" | "glam" | "bold";
            products: components["schemas"]["Product"][];
            palette: string[];
            steps: components["schemas"]["Step"][];
            reasoning: components["schemas"]["Reason"][];
        };
        Total: {
            price: number | null;
            currency: string;
            unpriced: number;
        };
        Alternative: {
            id: string;
            arPresetId: string;
            name: string;
            /** @enum {string} */
            style: "natural" | "glam" | "bold";
            products: components["schemas"]["Product"][];
            palette: string[];
            steps: components["schemas"]["Step"][];
            reasoning: components["schemas"]["Reason"][];
            total: components["schemas"]["Total"];
            minutes: number;
            unmet: components["schemas"]["Unmet"][];
        };
        LookRevision: {
            revision: number;
            /** Format: date-time */
            createdAt: string;
            lookName: string;
            arPresetId: string;
            /** @enum {string} */
            style: "natural" | "glam" | "bold";
            /** @enum {string|null} */
            refine: "softer" | "bolder" | "warmer" | "cooler" | "another" | null;
        };
        Provenance: {
            /** @enum {string} */
            engine: "openai" | "rules";
            model: string | null;
            promptVersion: string;
            algorithmVersion: string;
            catalogVersion: string;
            cached: boolean;
            fallback: string | null;
        };
        Step: {
            /** @enum {string} */
            area: "base" | "cheeks" | "eyes" | "brows" | "lips";
            technique: string;
            tool: string;
            productId: string;
            /** @enum {string} */
            finish: "matte" | "satin" | "dewy" | "shimmer" | "metallic" | "glossy" | "sheer";
            intensity: number;
            code: string;
            values: components["schemas"]["Values"];
        };
        Product: {
            productId: string;
            /** @enum {string} */
            category: "foundation" | "concealer" | "blush" | "bronzer" | "highlighter" | "eyeshadow" | "eyeliner" | "mascara" | "brow" | "lipstick";
            brand: string;
            name: string;
            shade: string;
            hex: string;
            /** @enum {string} */
            finish: "matte" | "satin" | "dewy" | "shimmer" | "metallic" | "glossy" | "sheer";
            price: number | null;
            currency: string;
            /** Format: uri */
            url: string;
            /** Format: uri */
            imageUrl?: string;
            gtin?: string;
            size?: string;
            measuredOnSkin?: boolean;
            substitutes: string[];
            deltaE?: number;
            match?: components["schemas"]["ShadeMatch"];
            reason: string;
            reasonCode: string;
            reasonValues: components["schemas"]["Values"];
        };
        ShadeMatch: {
            /** @enum {string} */
            verdict: "meets" | "close" | "check_at_the_jaw" | "none";
            deltaE: number;
            lighter: components["schemas"]["NearShade"] | null;
            darker: components["schemas"]["NearShade"] | null;
            equivalents: components["schemas"]["NearShade"][];
        };
        NearShade: {
            productId: string;
            brand: string;
            shade: string;
            deltaE: number;
        };
        FaceProfile: {
            skin: {
                hex: string;
                matchTarget: string;
                lab: {
                    l: number;
                    a: number;
                    b: number;
                };
                ita: number;
                monk: number;
                range?: number[];
                /** @enum {string} */
                depth: "fair" | "light" | "medium" | "tan" | "deep" | "rich";
                /** @enum {string} */
                undertone: "warm" | "cool" | "neutral" | "olive" | "unknown";
                confidence: {
                    depth: number;
                    undertone: number;
                };
                /** @enum {string} */
                lighting: "even" | "warm_cast" | "cool_cast" | "tinted_cast" | "dim" | "bright" | "uneven";
                photos?: number;
                patches?: components["schemas"]["SkinPatch"][];
            };
            shape: {
                /** @enum {string} */
                value: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
                /** @enum {string} */
                runnerUp: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
                confidence: number;
                candidates: components["schemas"]["ShapeCandidate"][];
            };
            colors?: {
                lips?: {
                    hex: string;
                    /** @enum {string} */
                    name: "pink" | "rose" | "coral" | "beige" | "red" | "berry" | "brown" | "unknown";
                    confidence: number;
                };
                brows?: {
                    hex: string;
                    /** @enum {string} */
                    name: "black" | "dark_brown" | "brown" | "blonde" | "red" | "grey" | "unknown";
                    confidence: number;
                };
                eyes?: {
                    hex: string;
                    /** @enum {string} */
                    name: "brown" | "hazel" | "green" | "blue" | "grey" | "unknown";
                    confidence: number;
                };
                hair?: {
                    hex: string;
                    /** @enum {string} */
                    name: "black" | "dark_brown" | "brown" | "blonde" | "red" | "grey" | "unknown";
                    confidence: number;
                };
            };
            quality: {
                brightness: number;
                sharpness: number;
                yaw: number;
                pitch: number;
                roll: number;
            };
            source: {
                /** @enum {string} */
                undertone: "measured" | "joint" | "user";
                /** @enum {string} */
                depth: "measured" | "joint" | "user";
                /** @enum {string} */
                shape: "measured" | "joint" | "user";
            };
        };
        ShapeCandidate: {
            /** @enum {string} */
            value: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle";
            probability: number;
        };
        SkinPatch: {
            region: string;
            hex: string;
        };
        FacialFeatures: {
            /** @enum {string} */
            lips: "thin" | "medium" | "full" | "unknown";
            /** @enum {string} */
            eyes: "almond" | "round" | "narrow" | "unknown";
            /** @enum {string} */
            eyeAngle: "upturned" | "straight" | "downturned" | "unknown";
            /** @enum {string} */
            eyeSpacing: "close" | "average" | "wide" | "unknown";
            /** @enum {string} */
            brows: "straight" | "soft" | "arched" | "unknown";
        };
        LookPage: {
            items: components["schemas"]["LookSummary"][];
            nextCursor: string | null;
        };
        LookSummary: {
            /** Format: uuid */
            uploadId: string;
            /** @constant */
            status: "ready";
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            revision: number;
            lookName: string;
            arPresetId: string;
            /** @enum {string} */
            style: "natural" | "glam" | "bold";
            palette: string[];
            skinTone: string;
            /** @enum {string} */
            faceShape: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
            productCount: number;
            saved: boolean;
            /** Format: date-time */
            savedAt: string | null;
            name: string | null;
        };
        Recommendation: {
            /** Format: uuid */
            uploadId: string;
            lookName: string;
            arPresetId: string;
            products: components["schemas"]["Product"][];
            productLinks: string[];
            arPreset: components["schemas"]["ArPreset"];
        };
        ArPreset: {
            presetId: string;
            version: number;
            regions: components["schemas"]["ArLayer"][];
            banuba: {
                [key: string]: unknown;
            };
            perfectCorp: {
                [key: string]: unknown;
            }[];
            template: components["schemas"]["TemplateLink"];
        };
        ArLayer: {
            /** @enum {string} */
            region: "lips" | "eyes" | "brows" | "cheeks" | "base";
            layer: string;
            hex: string;
            /** @enum {string} */
            finish: "matte" | "satin" | "dewy" | "shimmer" | "metallic" | "glossy" | "sheer";
            coverage: number;
            /** @enum {string} */
            blend: "normal" | "multiply" | "screen" | "soft-light";
            productId: string;
        };
        TemplateLink: {
            /** Format: uri */
            url: string;
            /** Format: date-time */
            expiresAt: string;
            contentType: string;
            sha256: string;
        };
        Preset: {
            presetId: string;
            version: number;
            name: string;
            /** @enum {string} */
            style: "natural" | "glam" | "bold";
            description: string;
            occasions: ("everyday" | "work" | "date" | "party" | "wedding" | "festival")[];
            undertones: ("warm" | "cool" | "neutral" | "olive" | "unknown")[];
            regions: components["schemas"]["PresetRegion"][];
            banuba: {
                [key: string]: unknown;
            };
            perfectCorp: {
                [key: string]: unknown;
            }[];
            template: components["schemas"]["TemplateLink"];
        };
        PresetRegion: {
            /** @enum {string} */
            region: "lips" | "eyes" | "brows" | "cheeks" | "base";
            layer: string;
            hex: string;
            /** @enum {string} */
            finish: "matte" | "satin" | "dewy" | "shimmer" | "metallic" | "glossy" | "sheer";
            coverage: number;
            /** @enum {string} */
            blend: "normal" | "multiply" | "screen" | "soft-light";
        };
        PresetList: {
            items: components["schemas"]["PresetListItem"][];
        };
        PresetListItem: {
            presetId: string;
            version: number;
            name: string;
            /** @enum {string} */
            style: "natural" | "glam" | "bold";
            description: string;
            occasions: ("everyday" | "work" | "date" | "party" | "wedding" | "festival")[];
            undertones: ("warm" | "cool" | "neutral" | "olive" | "unknown")[];
            regions: components["schemas"]["PresetRegion"][];
        };
        User: {
            userId: string;
            preferences: components["schemas"]["Preferences"];
            corrections: components["schemas"]["Corrections"];
            quota: {
                analyses: components["schemas"]["Quota"];
                uploadUrls: components["schemas"]["Quota"];
                refinements: components["schemas"]["Quota"];
            };
            consent: components["schemas"]["Consent"] | null;
            readings: components["schemas"]["Reading"][];
        };
        Preferences: {
            /** @enum {string} */
            style?: "natural" | "glam" | "bold";
            /** @enum {string} */
            occasion?: "everyday" | "work" | "date" | "party" | "wedding" | "festival";
            intensity?: number;
            /** @enum {string} */
            finish?: "matte" | "satin" | "dewy";
            /** @enum {string} */
            skill?: "beginner" | "intermediate" | "expert";
            minutes?: number;
            budget?: components["schemas"]["Budget"];
            vegan?: boolean;
            avoid?: string[];
            brands?: string[];
            country?: string;
            locale?: string;
            /** @enum {string} */
            skinType?: "dry" | "oily" | "combination" | "normal";
            /** @enum {string} */
            coverage?: "sheer" | "medium" | "full";
            notes?: string;
        };
        Budget: {
            max: number;
            currency: string;
        };
        Corrections: {
            /** @enum {string} */
            undertone?: "warm" | "cool" | "neutral" | "olive";
            /** @enum {string} */
            depth?: "fair" | "light" | "medium" | "tan" | "deep" | "rich";
            /** @enum {string} */
            faceShape?: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle";
            /** @enum {string} */
            hair?: "black" | "dark_brown" | "brown" | "blonde" | "red" | "grey";
            /** @enum {string} */
            eyes?: "brown" | "hazel" | "green" | "blue" | "grey";
        };
        PreferencesPatch: {
            /** @enum {string|null} */
            style?: "natural" | "glam" | "bold" | null;
            /** @enum {string|null} */
            occasion?: "everyday" | "work" | "date" | "party" | "wedding" | "festival" | null;
            intensity?: number | null;
            /** @enum {string|null} */
            finish?: "matte" | "satin" | "dewy" | null;
            /** @enum {string|null} */
            skill?: "beginner" | "intermediate" | "expert" | null;
            minutes?: number | null;
            budget?: components["schemas"]["Budget"] | null;
            vegan?: boolean | null;
            avoid?: string[] | null;
            brands?: string[] | null;
            country?: string | null;
            locale?: string | null;
            /** @enum {string|null} */
            skinType?: "dry" | "oily" | "combination" | "normal" | null;
            /** @enum {string|null} */
            coverage?: "sheer" | "medium" | "full" | null;
            notes?: string | null;
        };
        CorrectionsPatch: {
            /** @enum {string|null} */
            undertone?: "warm" | "cool" | "neutral" | "olive" | null;
            /** @enum {string|null} */
            depth?: "fair" | "light" | "medium" | "tan" | "deep" | "rich" | null;
            /** @enum {string|null} */
            faceShape?: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | null;
            /** @enum {string|null} */
            hair?: "black" | "dark_brown" | "brown" | "blonde" | "red" | "grey" | null;
            /** @enum {string|null} */
            eyes?: "brown" | "hazel" | "green" | "blue" | "grey" | null;
        };
        Quota: {
            limit: number;
            remaining: number;
            /** Format: date-time */
            resetsAt: string;
        };
        Consent: {
            noticeVersion: string;
            /** Format: date-time */
            givenAt: string;
        };
        Reading: {
            /** Format: uuid */
            uploadId: string;
            /** Format: date-time */
            measuredAt: string;
            algorithmVersion?: string;
            tone: number;
            toneError: number;
            hue: number;
            hueError: number;
            redness: number;
        };
        ErasureReceipt: {
            userId: string;
            /** Format: date-time */
            erasedAt: string;
            erased: components["schemas"]["ErasedCounts"];
            left: number;
            /** Format: date-time */
            backupsExpireBy: string;
        };
        ErasureProgress: {
            userId: string;
            /** @constant */
            status: "erasing";
            erased: components["schemas"]["ErasedCounts"];
            retryAfterSeconds: number;
        };
        ErasedCounts: {
            looks: number;
            uploads: number;
            selfies: number;
            user: number;
        };
        UserExport: {
            user: components["schemas"]["User"];
            uploads: components["schemas"]["ExportedUpload"][];
            looks: components["schemas"]["ExportedLook"][];
            answers: components["schemas"]["ExportedAnswer"][];
            unreadable: number;
            nextCursor: string | null;
        };
        ExportedUpload: {
            /** Format: uuid */
            uploadId: string;
            /** @enum {string} */
            status: "awaiting_upload" | "analyzing" | "ready" | "failed";
            contentType: string;
            contentLength?: number;
            preferences: components["schemas"]["Preferences"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            /** @enum {string} */
            failure?: "invalid_request" | "unauthorized" | "consent_required" | "not_found" | "upload_missing" | "look_not_ready" | "request_in_progress" | "upload_expired" | "look_unreadable" | "payload_too_large" | "unsupported_media_type" | "idempotency_conflict" | "quota_exceeded" | "too_many_requests" | "internal_error" | "upstream_unavailable" | "image_too_large" | "unsupported_image" | "no_face" | "multiple_faces" | "face_too_small" | "face_turned" | "too_dark" | "too_bright" | "blurry" | "face_occluded" | "sunglasses" | "eyes_closed" | "grayscale";
        };
        ExportedLook: {
            /** Format: uuid */
            uploadId: string;
            userId: string;
            /** @constant */
            status: "ready";
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            lookName: string;
            arPresetId: string;
            products: components["schemas"]["Product"][];
            productLinks: string[];
            total: components["schemas"]["Total"];
            minutes: number;
            language: string;
            unmet: components["schemas"]["Unmet"][];
            skinTone: string;
            /** @enum {string} */
            faceShape: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
            facialFeatures: components["schemas"]["FacialFeatures"];
            recommendedLook: components["schemas"]["RecommendedLook"];
            alternatives: components["schemas"]["Alternative"][];
            faceProfile: components["schemas"]["FaceProfile"];
            saved: boolean;
            /** Format: date-time */
            savedAt: string | null;
            name: string | null;
            notes: string | null;
            revisions: components["schemas"]["LookRevision"][];
            provenance: components["schemas"]["Provenance"];
            preferences: components["schemas"]["Preferences"];
            measured?: {
                skin: {
                    hex: string;
                    matchTarget: string;
                    lab: {
                        l: number;
                        a: number;
                        b: number;
                    };
                    ita: number;
                    monk: number;
                    range?: number[];
                    /** @enum {string} */
                    depth: "fair" | "light" | "medium" | "tan" | "deep" | "rich";
                    /** @enum {string} */
                    undertone: "warm" | "cool" | "neutral" | "olive" | "unknown";
                    confidence: {
                        depth: number;
                        undertone: number;
                    };
                    /** @enum {string} */
                    lighting: "even" | "warm_cast" | "cool_cast" | "tinted_cast" | "dim" | "bright" | "uneven";
                    photos?: number;
                    patches?: components["schemas"]["SkinPatch"][];
                };
                shape: {
                    /** @enum {string} */
                    value: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
                    /** @enum {string} */
                    runnerUp: "oval" | "round" | "square" | "oblong" | "heart" | "diamond" | "triangle" | "unknown";
                    confidence: number;
                    candidates: components["schemas"]["ShapeCandidate"][];
                };
                colors?: {
                    lips?: {
                        hex: string;
                        /** @enum {string} */
                        name: "pink" | "rose" | "coral" | "beige" | "red" | "berry" | "brown" | "unknown";
                        confidence: number;
                    };
                    brows?: {
                        hex: string;
                        /** @enum {string} */
                        name: "black" | "dark_brown" | "brown" | "blonde" | "red" | "grey" | "unknown";
                        confidence: number;
                    };
                    eyes?: {
                        hex: string;
                        /** @enum {string} */
                        name: "brown" | "hazel" | "green" | "blue" | "grey" | "unknown";
                        confidence: number;
                    };
                    hair?: {
                        hex: string;
                        /** @enum {string} */
                        name: "black" | "dark_brown" | "brown" | "blonde" | "red" | "grey" | "unknown";
                        confidence: number;
                    };
                };
                quality: {
                    brightness: number;
                    sharpness: number;
                    yaw: number;
                    pitch: number;
                    roll: number;
                };
                source: {
                    /** @enum {string} */
                    undertone: "measured" | "joint" | "user";
                    /** @enum {string} */
                    depth: "measured" | "joint" | "user";
                    /** @enum {string} */
                    shape: "measured" | "joint" | "user";
                };
                facialFeatures: components["schemas"]["FacialFeatures"];
            };
        };
        ExportedAnswer: {
            route: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            endedAt: string | null;
            /** Format: date-time */
            keptUntil: string;
            answer: components["schemas"]["Look"] | null;
        };
        Measured: number | string;
        InvalidField: {
            path: string;
            message: string;
        };
        Health: {
            /** @constant */
            status: "ok";
            version: string;
            /** @enum {string} */
            engine: "openai" | "rules";
        };
        Problem400: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 400;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "invalid_request";
            requestId: string;
            retryable: boolean;
            errors?: components["schemas"]["InvalidField"][];
        };
        Problem401: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 401;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "unauthorized";
            requestId: string;
            retryable: boolean;
        };
        Problem403: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 403;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "consent_required";
            requestId: string;
            retryable: boolean;
        };
        Problem404: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 404;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "not_found";
            requestId: string;
            retryable: boolean;
        };
        Problem409: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 409;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "upload_missing" | "look_not_ready" | "request_in_progress";
            requestId: string;
            retryable: boolean;
        };
        Problem410: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 410;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "upload_expired" | "look_unreadable";
            requestId: string;
            retryable: boolean;
        };
        Problem413: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 413;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "payload_too_large" | "image_too_large";
            requestId: string;
            retryable: boolean;
            measured?: components["schemas"]["Measured"];
            threshold?: components["schemas"]["Measured"];
            hint?: string;
        };
        Problem415: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 415;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "unsupported_media_type" | "unsupported_image";
            requestId: string;
            retryable: boolean;
            measured?: components["schemas"]["Measured"];
            threshold?: components["schemas"]["Measured"];
            hint?: string;
        };
        Problem422: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 422;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "idempotency_conflict" | "no_face" | "multiple_faces" | "face_too_small" | "face_turned" | "too_dark" | "too_bright" | "blurry" | "face_occluded" | "sunglasses" | "eyes_closed" | "grayscale";
            requestId: string;
            retryable: boolean;
            measured?: components["schemas"]["Measured"];
            threshold?: components["schemas"]["Measured"];
            hint?: string;
        };
        Problem429: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 429;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "quota_exceeded" | "too_many_requests";
            requestId: string;
            retryable: boolean;
        };
        Problem500: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 500;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "internal_error";
            requestId: string;
            retryable: boolean;
        };
        Problem503: {
            type: string;
            title: string;
            /** @enum {integer} */
            status: 503;
            detail: string;
            instance: string;
            /** @enum {string} */
            code: "upstream_unavailable";
            requestId: string;
            retryable: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: {
        /** @description The id to quote when you report a problem. */
        "x-request-id": string;
        /** @description Send it back in `if-none-match`. */
        etag: string;
        /** @description The path where to ask again. */
        location: string;
        /** @description Seconds to wait before asking again. */
        "retry-after": number;
        /** @description The quota of the day. */
        "ratelimit-limit": number;
        /** @description What is left of it. */
        "ratelimit-remaining": number;
        /** @description Seconds until it starts anew. */
        "ratelimit-reset": number;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createUploadUrl: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this request, such as a UUID. Sent again within 24 hours with the same request it has no second effect and gets the same answer; with another request it is 422, and while the first one is under way 409. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UploadUrlRequest"];
            };
        };
        responses: {
            /** @description Where and how to PUT the selfie. Send `headers` as they are. */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadTicket"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `consent_required`: Consent is required. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem403"];
                };
            };
            /** @description `request_in_progress`: The same request is under way. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem409"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. `image_too_large`: The image is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `idempotency_conflict`: The idempotency-key belongs to another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem422"];
                };
            };
            /** @description `quota_exceeded`: The daily quota is used up. `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    getPresignedUrl: {
        parameters: {
            query?: {
                /** @description `image/jpeg` (default; `image/jpg` is the same) or `image/png`. */
                contentType?: "image/jpeg" | "image/png" | "image/jpg";
                /** @description Bytes, at most 10 485 760. Signed into the URL. */
                contentLength?: number;
            };
            header?: {
                /** @description Any text of your own for this request, such as a UUID. Sent again within 24 hours with the same request it has no second effect and gets the same answer; with another request it is 422, and while the first one is under way 409. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Where and how to PUT the selfie. Send `headers` as they are. */
            200: {
                headers: {
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UploadTicket"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `consent_required`: Consent is required. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem403"];
                };
            };
            /** @description `request_in_progress`: The same request is under way. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem409"];
                };
            };
            /** @description `image_too_large`: The image is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `idempotency_conflict`: The idempotency-key belongs to another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem422"];
                };
            };
            /** @description `quota_exceeded`: The daily quota is used up. `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    analyze: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this request, such as a UUID. Sent again within 24 hours with the same request it has no second effect and gets the same answer; with another request it is 422, and while the first one is under way 409. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnalyzeRequest"];
            };
        };
        responses: {
            /** @description The look. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Look"];
                };
            };
            /** @description There is no look yet: ask again at `location` after `retry-after` seconds. */
            202: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `consent_required`: Consent is required. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem403"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `request_in_progress`: The same request is under way. `upload_missing`: The selfie has not been uploaded yet. `look_not_ready`: The look is not ready yet. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem409"];
                };
            };
            /** @description `upload_expired`: The upload has expired. `look_unreadable`: The look cannot be read any more. */
            410: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem410"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. `image_too_large`: The image is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. `unsupported_image`: The image cannot be read. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `idempotency_conflict`: The idempotency-key belongs to another request. `no_face`: No face was found. `multiple_faces`: More than one face was found. `face_too_small`: The face is too small. `face_turned`: The face is turned away. `too_dark`: The selfie is too dark. `too_bright`: The selfie is too bright. `blurry`: The selfie is blurry. `face_occluded`: The face is covered. `sunglasses`: Sunglasses cover the eyes. `eyes_closed`: The eyes are closed. `grayscale`: The selfie has no color. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem422"];
                };
            };
            /** @description `quota_exceeded`: The daily quota is used up. `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    getLook: {
        parameters: {
            query?: {
                /** @description Seconds to hold the answer while there is no look yet. */
                wait?: number;
            };
            header?: {
                /** @description The `etag` of an earlier answer; 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The id that the upload ticket gave. */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The look. */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Look"];
                };
            };
            /** @description There is no look yet: ask again at `location` after `retry-after` seconds. */
            202: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description The client holds this very answer. */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `consent_required`: Consent is required. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem403"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `upload_expired`: The upload has expired. `look_unreadable`: The look cannot be read any more. */
            410: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem410"];
                };
            };
            /** @description `image_too_large`: The image is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_image`: The image cannot be read. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `no_face`: No face was found. `multiple_faces`: More than one face was found. `face_too_small`: The face is too small. `face_turned`: The face is turned away. `too_dark`: The selfie is too dark. `too_bright`: The selfie is too bright. `blurry`: The selfie is blurry. `face_occluded`: The face is covered. `sunglasses`: Sunglasses cover the eyes. `eyes_closed`: The eyes are closed. `grayscale`: The selfie has no color. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem422"];
                };
            };
            /** @description `quota_exceeded`: The daily quota is used up. `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    deleteLook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id that the upload ticket gave. */
                uploadId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is forgotten. */
            204: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    listLooks: {
        parameters: {
            query?: {
                /** @description Looks on a page. */
                limit?: number;
                /** @description `nextCursor` of the page before. */
                cursor?: string;
                /** @description `true` for saved looks only. */
                saved?: boolean;
            };
            header?: {
                /** @description The `etag` of an earlier answer; 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description One page; ask again with `nextCursor` until it is null. */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookPage"];
                };
            };
            /** @description The client holds this very answer. */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    saveLook: {
        parameters: {
            query?: never;
            header?: {
                /** @description Any text of your own for this request, such as a UUID. Sent again within 24 hours with the same request it has no second effect and gets the same answer; with another request it is 422, and while the first one is under way 409. */
                "idempotency-key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveLookRequest"];
            };
        };
        responses: {
            /** @description The look. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Look"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `request_in_progress`: The same request is under way. `look_not_ready`: The look is not ready yet. */
            409: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem409"];
                };
            };
            /** @description `look_unreadable`: The look cannot be read any more. */
            410: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem410"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `idempotency_conflict`: The idempotency-key belongs to another request. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem422"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    getRecommendation: {
        parameters: {
            query?: {
                /** @description The look to recommend for; without it the newest ready one. */
                uploadId?: string;
                /** @description `id` of one of the look’s alternatives; without it the recommended look. */
                look?: string;
                /** @description Scales the coverage of every layer, in percent. */
                strength?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Layers and products of the look. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Recommendation"];
                };
            };
            /** @description There is no look yet: ask again at `location` after `retry-after` seconds. */
            202: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Pending"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `consent_required`: Consent is required. */
            403: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem403"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `upload_expired`: The upload has expired. `look_unreadable`: The look cannot be read any more. */
            410: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem410"];
                };
            };
            /** @description `image_too_large`: The image is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_image`: The image cannot be read. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `no_face`: No face was found. `multiple_faces`: More than one face was found. `face_too_small`: The face is too small. `face_turned`: The face is turned away. `too_dark`: The selfie is too dark. `too_bright`: The selfie is too bright. `blurry`: The selfie is blurry. `face_occluded`: The face is covered. `sunglasses`: Sunglasses cover the eyes. `eyes_closed`: The eyes are closed. `grayscale`: The selfie has no color. */
            422: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem422"];
                };
            };
            /** @description `quota_exceeded`: The daily quota is used up. `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "ratelimit-limit": components["headers"]["ratelimit-limit"];
                    "ratelimit-remaining": components["headers"]["ratelimit-remaining"];
                    "ratelimit-reset": components["headers"]["ratelimit-reset"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    listPresets: {
        parameters: {
            query?: {
                /** @description Only presets of this style. */
                style?: "natural" | "glam" | "bold";
            };
            header?: {
                /** @description The `etag` of an earlier answer; 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All presets, or those of the style. */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PresetList"];
                };
            };
            /** @description The client holds this very answer. */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    getPreset: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description A preset id. */
                presetId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The preset with its vendors’ renderings. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Preset"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    getUser: {
        parameters: {
            query?: never;
            header?: {
                /** @description The `etag` of an earlier answer; 304 when nothing has changed. */
                "if-none-match"?: string;
            };
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The user; one who was never seen has empty settings. */
            200: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description The client holds this very answer. */
            304: {
                headers: {
                    etag: components["headers"]["etag"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    eraseUser: {
        parameters: {
            query?: {
                /** @description `true` removes the sign-in account too. */
                account?: boolean;
            };
            header?: never;
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is erased: the receipt. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            /** @description The erasure goes on by itself; ask again for the receipt. */
            202: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureProgress"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    updateUser: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["UpdateUserRequest"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    giveConsent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConsentRequest"];
            };
        };
        responses: {
            /** @description The user as it is now. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["User"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `payload_too_large`: The request body is too large. */
            413: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem413"];
                };
            };
            /** @description `unsupported_media_type`: The media type is not supported. */
            415: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem415"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    withdrawConsent: {
        parameters: {
            query?: {
                /** @description `true` removes the sign-in account too. */
                account?: boolean;
            };
            header?: never;
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Everything is erased: the receipt. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureReceipt"];
                };
            };
            /** @description The erasure goes on by itself; ask again for the receipt. */
            202: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    location: components["headers"]["location"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErasureProgress"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    exportUser: {
        parameters: {
            query?: {
                /** @description `nextCursor` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description The token's `sub`, or the word `me`. */
                userId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description User and uploads with the first page, then looks. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UserExport"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem400"];
                };
            };
            /** @description `unauthorized`: A valid ID token is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem401"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem404"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It runs. */
            200: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `too_many_requests`: Too many requests. */
            429: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem429"];
                };
            };
            /** @description `internal_error`: Something went wrong. */
            500: {
                headers: {
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem500"];
                };
            };
            /** @description `upstream_unavailable`: A service we depend on is unavailable. */
            503: {
                headers: {
                    "retry-after": components["headers"]["retry-after"];
                    "x-request-id": components["headers"]["x-request-id"];
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem503"];
                };
            };
        };
    };
}
